"""The worker knows the office's jobs without any page having been asked for."""

import subprocess
import sys


def test_the_worker_can_send_reminders() -> None:
    code = (
        "import django; django.setup();"
        "from procrastinate.contrib.django import app;"
        "print('strategy.send_reminder' in app.tasks)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
