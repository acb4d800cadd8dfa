from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("shop", "Order").objects.update(status="paid")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_orders"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [
        migrations.AddField("Order", "status", models.CharField(max_length=10, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
