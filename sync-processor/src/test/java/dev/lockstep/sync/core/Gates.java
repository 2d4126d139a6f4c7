package dev.lockstep.sync.core;

import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.sync.gate.GateOutput;
import dev.lockstep.sync.gate.Gatekeeper;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.gate.MemoryGateStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The real gates with their queues: what they are told, and what they answer. */
final class Gates {

  private final Gatekeeper keeper;
  private final Deque<GateRequest> requests = new ArrayDeque<>();
  private final Deque<GateAnswer> answers = new ArrayDeque<>();
  final Map<GateKey, GateStatus> status = new TreeMap<>();

  Gates(Limits limits) {
    keeper =
        new Gatekeeper(
            limits,
            new MemoryGateStore(),
            new GateOutput() {
              @Override
              public void request(GateRequest request) {
                requests.add(request);
              }

              @Override
              public void answer(GateAnswer answer) {
                answers.add(answer);
              }

              @Override
              public void status(GateKey gate, Optional<GateStatus> now) {
                now.ifPresentOrElse(s -> status.put(gate, s), () -> status.remove(gate));
              }
            });
  }

  void tell(GateRequest request) {
    requests.add(request);
  }

  boolean hasRequests() {
    return !requests.isEmpty();
  }

  /** Takes the next request. */
  void step(Instant at) {
    keeper.take(requests.remove(), at);
  }

  /** Takes all requests. */
  void settle(Instant at) {
    while (hasRequests()) {
      step(at);
    }
  }

  /** How many wait before a gate. */
  int waiting(GateKey gate) {
    return Optional.ofNullable(status.get(gate)).map(GateStatus::waiting).orElse(0);
  }

  /** What was answered since. */
  Deque<GateAnswer> answers() {
    return answers;
  }
}
