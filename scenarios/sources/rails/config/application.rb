require "logger"
require "rails"
require "active_record/railtie"

module Shop
  class Application < Rails::Application
    config.eager_load = false
    config.logger = Logger.new($stderr)
    config.log_level = :warn
  end
end
