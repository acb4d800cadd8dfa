"""index with a broken way back"""
from alembic import op
revision = "0003"
down_revision = "0002"
def upgrade():
    op.create_index("orders_note", "orders", ["note"])
def downgrade():
    pass
