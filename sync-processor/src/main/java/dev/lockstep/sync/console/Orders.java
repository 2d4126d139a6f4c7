package dev.lockstep.sync.console;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.operator.OperatorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator orders about what is on the work list.
 *
 * @param appointments orders about appointments
 * @param gates orders about gates, and so about all who wait there
 */
public record Orders(List<OperatorAction> appointments, List<GateRequest> gates) {

  public Orders {
    appointments = List.copyOf(appointments);
    gates = List.copyOf(gates);
  }

  /** What can be done with what is on the work list. */
  enum Verb {
    RELEASE,
    DISMISS,
    RETRY;

    /** Its last part of the path. */
    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One order for each appointment and each gate named.
   *
   * @param ids of work items ({@code <appointment key or gate>!<reason>}), or keys of appointments
   *     or gates
   * @param by who orders it
   * @param take whose values are carried, of those that were both kept; only with a release
   * @throws BadRequest naming what is wrong
   */
  static Orders of(Verb verb, List<String> ids, String by, Optional<Side> take) throws BadRequest {
    if (ids.isEmpty()) {
      throw new BadRequest("no id is given: ?id=... or {\"ids\": [...]}");
    }
    if (take.isPresent() && verb != Verb.RELEASE) {
      throw new BadRequest("take is for a release only");
    }
    List<AppointmentKey> keys = new ArrayList<>();
    List<GateKey> gates = new ArrayList<>();
    for (String id : ids) {
      take(id, keys, gates);
    }
    List<GateRequest> requests = new ArrayList<>();
    for (GateKey gate : gates.stream().distinct().toList()) {
      requests.add(
          switch (verb) {
            case RELEASE -> new GateRequest.Release(gate, by);
            case DISMISS -> new GateRequest.Dismiss(gate, by);
            case RETRY ->
                throw new BadRequest(
                    "what waits for '" + gate + "' can be released or dismissed, not tried again");
          });
    }
    return new Orders(
        keys.stream()
            .distinct()
            .<OperatorAction>map(
                key ->
                    switch (verb) {
                      case RELEASE -> new OperatorAction.Release(key, by, take);
                      case DISMISS -> new OperatorAction.Dismiss(key, by);
                      case RETRY -> new OperatorAction.Retry(key, by);
                    })
            .toList(),
        requests);
  }

  private static void take(String id, List<AppointmentKey> keys, List<GateKey> gates)
      throws BadRequest {
    // an iCalUId may hold an exclamation mark itself, a reason does not
    int mark = id.lastIndexOf('!');
    String named = mark < 0 ? id : id.substring(0, mark);
    try {
      if (named.startsWith("gw:") || named.startsWith("crm:")) {
        keys.add(new AppointmentKey(named));
      } else {
        gates.add(GateKey.parse(named));
      }
    } catch (IllegalArgumentException e) {
      throw new BadRequest("'" + id + "' names nothing on the work list: " + e.getMessage());
    }
  }
}
