class AddStatus < ActiveRecord::Migration[6.1]
  def up
    add_column :orders, :status, :string
    execute "UPDATE orders SET status = 'paid'"
  end

  def down
    remove_column :orders, :status
  end
end
