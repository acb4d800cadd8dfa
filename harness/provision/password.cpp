#include "provision/password.h"

#include <random>
#include <string_view>

namespace rehearse::provision {

std::string random_password() {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  constexpr int kLength = 32;
  std::random_device device;
  std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
  std::string password;
  for (int i = 0; i < kLength; ++i) password += kLetters[letter(device)];
  return password;
}

}  // namespace rehearse::provision
