"""Readings are never overwritten: the database itself refuses."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION kernel_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER readings_stay BEFORE UPDATE OR DELETE ON kernel_storedreading
    FOR EACH ROW EXECUTE FUNCTION kernel_refuse_change();
"""
BACKWARDS = """
DROP TRIGGER readings_stay ON kernel_storedreading;
DROP FUNCTION kernel_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
