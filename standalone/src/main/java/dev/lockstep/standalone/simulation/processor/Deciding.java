package dev.lockstep.standalone.simulation.processor;

import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.sync.series.SeriesView;
import dev.lockstep.sync.state.AppointmentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an input is decided: on the values themselves, or on their stored form. */
interface Deciding {

  /**
   * Decides an input and stores the state.
   *
   * @return what is to be sent; empty if the record says nothing to the core
   * @throws Undecidable if it went to quarantine
   */
  Optional<List<Outgoing<?, ?>>> decide(Lane.Entry entry, String origin) throws Undecidable;

  /**
   * Has all series moved on with the horizon.
   *
   * @return what is to be sent
   */
  List<Outgoing<?, ?>> roll(Instant now, String origin) throws Undecidable;

  /** The states of all appointments. */
  Map<AppointmentKey, AppointmentState> states();

  /** Whether a mailbox shows a series. */
  boolean hasSeries();

  /** What mailboxes show of series, by appointment and mailbox. */
  Map<String, SeriesView> series();

  /**
   * It is killed and started again: the states are read back from what was committed.
   *
   * @param underWay what was decided by then and not committed, and is lost
   */
  void restart(Optional<Lane.Entry> underWay);

  /** An input that cannot be read, or at which the core failed. */
  final class Undecidable extends Exception {
    private static final long serialVersionUID = 1;

    Undecidable(String message, Throwable cause) {
      super(message, cause);
    }

    Undecidable(String message) {
      super(message);
    }
  }
}
