"""wide ids"""
from alembic import op
import sqlalchemy as sa
revision = "0002"
down_revision = "0001"
def upgrade():
    op.alter_column("orders", "id", type_=sa.BigInteger)
def downgrade():
    op.alter_column("orders", "id", type_=sa.Integer)
