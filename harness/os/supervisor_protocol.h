// What the harness and its supervisor say to each other over a SOCK_SEQPACKET pair: one record per message.
#pragma once

#include <cstddef>

namespace rehearse::os::supervision {

inline constexpr std::size_t kMaxRequest = 64UL * 1'024;
inline constexpr std::size_t kMaxArguments = 512;

enum class Verb : int {
  launch,  ///< `number` is the signal that ends the program when the harness has died; argv follows, each
           ///< argument with its terminating NUL
  signal,  ///< `number` goes to the running program
  keep,    ///< outlive the harness by `number` seconds, as long as the program runs and nobody makes a file
           ///< kStopFile; a line for the lease follows
};

struct Request {
  Verb verb = Verb::launch;
  int number = 0;
  bool as_ourselves = false;  ///< launch without dropping to the server's user
};

enum class EventKind : int {
  ready,   ///< the folders exist; `number` is 0, or the errno of what failed
  exited,  ///< `number` is the wait status of the program
  kept,    ///< `number` is 0, or the errno of what failed
};

struct Event {
  EventKind kind = EventKind::ready;
  int number = 0;
};

}  // namespace rehearse::os::supervision
