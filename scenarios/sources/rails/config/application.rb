require "logger"
require "rails"
require "active_record/railtie"

module Shop
  class Application < Rails::Application
    config.eager_load = false
    config.logger = Logger.new($stderr, level: Logger::WARN)
  end
end
