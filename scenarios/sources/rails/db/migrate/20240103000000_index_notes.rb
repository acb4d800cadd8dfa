class IndexNotes < ActiveRecord::Migration[6.1]
  def up
    add_index :orders, :note
  end

  def down; end
end
