package dev.lockstep.model.appointment;

/**
 * The key of a record on a topic of changes: the appointment, and which source reports on it (a
 * mailbox, a CRM record), because compaction must keep the last word of each source. Partitions go
 * by the appointment alone. Text form: {@code <appointment key>|<source>}.
 *
 * @param source {@code mailbox/<address>} or {@code record/<station>-<serial>}, without a bar
 */
public record SourceKey(AppointmentKey appointment, String source) {

  public SourceKey {
    if (source.isEmpty() || source.indexOf('|') >= 0) {
      throw new IllegalArgumentException("not a source: '" + source + "'");
    }
  }

  /** The source that a mailbox is. */
  public static SourceKey ofMailbox(AppointmentKey appointment, EmailAddress mailbox) {
    return new SourceKey(appointment, "mailbox/" + mailbox.value().replace('|', '!'));
  }

  /** The source that a CRM record is. */
  public static SourceKey ofRecord(AppointmentKey appointment, String recordKey) {
    return new SourceKey(appointment, "record/" + recordKey);
  }

  /**
   * Reads the text form; an iCalUId may hold bars itself, a source does not.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static SourceKey parse(String text) {
    int bar = text.lastIndexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("no source in the key '" + text + "'");
    }
    return new SourceKey(new AppointmentKey(text.substring(0, bar)), text.substring(bar + 1));
  }

  @Override
  public String toString() {
    return appointment.value() + "|" + source;
  }
}
