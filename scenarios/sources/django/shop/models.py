from django.db import models


class Order(models.Model):
    note = models.TextField()
    status = models.CharField(max_length=10, null=True)

    class Meta:
        db_table = "orders"
