from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_status")]
    operations = [migrations.RunSQL("CREATE INDEX orders_note ON orders (note)", migrations.RunSQL.noop)]
