#include "provision/tcp_access.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

class TcpSocket {
 public:
  TcpSocket() : handle_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
  ~TcpSocket() {
    if (handle_ >= 0) close(handle_);
  }
  TcpSocket(const TcpSocket&) = delete;
  TcpSocket& operator=(const TcpSocket&) = delete;

  /// At a port that the kernel chooses; 0 when that fails.
  [[nodiscard]] int bind_anywhere() const {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (handle_ < 0 || bind(handle_, plain, size) != 0 || getsockname(handle_, plain, &size) != 0) return 0;
    return ntohs(address.sin_port);
  }

 private:
  int handle_;
};

}  // namespace

int free_tcp_port() {
  if (const int port = TcpSocket().bind_anywhere()) return port;
  throw Error(ErrorKind::environment,
              fmt::format("found no free port on {}: {}", kLoopback, std::strerror(errno)),
              "the adapter's driver needs TCP; see tcp in docs/configuration.md");
}

void write_authentication(const fs::path& file, const std::string& role) {
  std::ofstream stream(file);
  stream << "local all all trust\n" << fmt::format("host all {} {}/32 scram-sha-256\n", role, kLoopback);
  stream.close();
  std::error_code failure;
  // Started as root the server runs as somebody else; the folder lets nobody but that user in.
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::others_read, failure);
  if (!stream || failure)
    throw Error(ErrorKind::environment,
                fmt::format("cannot write the server's client authentication {}", file.string()));
}

}  // namespace rehearse::provision
