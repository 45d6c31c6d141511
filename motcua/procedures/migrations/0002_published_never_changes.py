"""The database itself refuses to change a published revision; only its end may be written, once."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION procedures_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    unended procedures_revision;
BEGIN
    IF OLD.status <> 'published' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.effective_to IS NULL AND NEW.effective_to IS NOT NULL THEN
        unended := NEW;
        unended.effective_to := NULL;
        IF unended = OLD THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a published revision never changes';
END $$;
CREATE TRIGGER procedures_published_never_changes BEFORE UPDATE OR DELETE ON procedures_revision
    FOR EACH ROW EXECUTE FUNCTION procedures_keep_published();
"""
BACKWARD = """
DROP TRIGGER procedures_published_never_changes ON procedures_revision;
DROP FUNCTION procedures_keep_published();
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
