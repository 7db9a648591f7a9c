"""The web application as the server loads it."""

import os
import signal
import threading

from django.core.wsgi import get_wsgi_application

if threading.current_thread() is threading.main_thread():
    # granian's workers inherit a handler that only their parent can act on: a request to stop
    # would be lost while the application loads, and cost the stop its whole patience.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus.app.settings")
application = get_wsgi_application()
