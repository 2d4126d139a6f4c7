package dev.lockstep.sync.topology;

/**
 * The names of nodes and stores. Changelog topics and metrics are called after them: to change one
 * is to lose what is stored under it.
 */
final class Names {

  static final String APPOINTMENTS = "decide-appointments";
  static final String APPOINTMENT_STORE = "appointments";
  static final String SERIES_STORE = "series";
  static final String DIRECTORY = "answer-lookups";
  static final String ENTRY_STORE = "directory-entries";
  static final String SUBSCRIBER_STORE = "directory-subscribers";

  static final String GATES = "keep-gates";
  static final String GATE_STORE = "gates";

  /** Of all three. */
  static final String POSITION_STORE = "positions";

  private Names() {}

  /** The node that reads a topic. */
  static String source(String topic) {
    return "read-" + topic;
  }

  /** The node that writes a topic which its own part reads. */
  static String back(String topic) {
    return "write-back-" + topic;
  }

  /** The node that writes a topic. */
  static String sink(String topic) {
    return "write-" + topic;
  }
}
