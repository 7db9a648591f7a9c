"""The database itself refuses to change or remove what the trail holds."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION audit_head_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id <> OLD.id OR NEW.count <= OLD.count THEN
        RAISE EXCEPTION 'the audit trail is append-only: its head only grows'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_grows BEFORE UPDATE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_head_grows();
CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only;
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_no_truncate;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_grows;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_stays;
ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_no_truncate;
"""

BACKWARD = """
DROP TRIGGER audit_entry_append_only ON audit_entry;
DROP TRIGGER audit_entry_no_truncate ON audit_entry;
DROP TRIGGER audit_head_grows ON audit_head;
DROP TRIGGER audit_head_stays ON audit_head;
DROP TRIGGER audit_head_no_truncate ON audit_head;
DROP FUNCTION audit_refuse();
DROP FUNCTION audit_head_grows();
"""


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
