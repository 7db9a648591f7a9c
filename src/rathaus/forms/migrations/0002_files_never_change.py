from django.db import migrations


class Migration(migrations.Migration):
    """The database refuses to change a stored file; it may only be deleted with its draft."""

    dependencies = [("forms", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql="""
            CREATE FUNCTION forms_storedfile_refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'stored files never change';
            END $$;
            CREATE TRIGGER forms_storedfile_no_update BEFORE UPDATE ON forms_storedfile
                FOR EACH ROW EXECUTE FUNCTION forms_storedfile_refuse_update();
            """,
            reverse_sql="""
            DROP TRIGGER forms_storedfile_no_update ON forms_storedfile;
            DROP FUNCTION forms_storedfile_refuse_update();
            """,
        )
    ]
