package dev.lockstep.sync.console;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.operator.OperatorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** What stands in a request to the work list, as orders. */
final class Orders {

  private Orders() {}

  /** What can be done with what is on the work list. */
  enum Verb {
    RELEASE(OperatorAction.Release::new),
    DISMISS(OperatorAction.Dismiss::new),
    RETRY(OperatorAction.Retry::new);

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor of a record
    private final BiFunction<AppointmentKey, String, OperatorAction> order;

    Verb(BiFunction<AppointmentKey, String, OperatorAction> order) {
      this.order = order;
    }

    /** Its last part of the path. */
    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One order for each appointment named.
   *
   * @param ids of work items ({@code <appointment key>!<reason>}) or keys of appointments
   * @param by who orders it
   * @throws BadRequest naming the id that is neither
   */
  static List<OperatorAction> of(Verb verb, List<String> ids, String by) throws BadRequest {
    if (ids.isEmpty()) {
      throw new BadRequest("no id is given: ?id=... or {\"ids\": [...]}");
    }
    List<AppointmentKey> keys = new ArrayList<>();
    for (String id : ids) {
      AppointmentKey key = key(id);
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
    return keys.stream().map(key -> verb.order.apply(key, by)).toList();
  }

  private static AppointmentKey key(String id) throws BadRequest {
    // an iCalUId may hold an exclamation mark itself, a reason does not
    int mark = id.lastIndexOf('!');
    try {
      return new AppointmentKey(mark < 0 ? id : id.substring(0, mark));
    } catch (IllegalArgumentException e) {
      throw new BadRequest("'" + id + "' names nothing on the work list: " + e.getMessage());
    }
  }
}
