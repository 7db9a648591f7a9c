"""The table behind Django's database cache, in which the limits on sign-in are counted."""

from django.db import migrations

FORWARD = """
CREATE TABLE identity_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX identity_cache_expires ON identity_cache (expires);
"""


class Migration(migrations.Migration):

    dependencies = [("identity", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, "DROP TABLE identity_cache")]
