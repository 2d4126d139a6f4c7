package dev.lockstep.sync.gate;

import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import java.util.Optional;

/** Takes what gates have to say, while it is said. */
public interface GateOutput {

  /** To another gate. */
  void request(GateRequest request);

  /** To the appointment that asked. */
  void answer(GateAnswer answer);

  /** Who waits before a gate; empty if nobody does any more. */
  void status(GateKey gate, Optional<GateStatus> status);
}
