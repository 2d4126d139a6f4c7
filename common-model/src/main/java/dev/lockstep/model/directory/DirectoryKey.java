package dev.lockstep.model.directory;

/**
 * The key on {@code crm.directory}: what somebody can be found by, and the record that is found
 * ({@code <subject>|<kp or id>/<station>-<serial>}); partitioned by the subject. A person with
 * three addresses is there three times, a rep by address and by number.
 */
public record DirectoryKey(Subject subject, String record) {

  public DirectoryKey {
    if (record.isEmpty() || record.indexOf('|') >= 0) {
      throw new IllegalArgumentException("not a record of the directory: '" + record + "'");
    }
  }

  /** The key by which an entry is found. */
  public static DirectoryKey of(Subject subject, DirectoryEntry entry) {
    String table =
        switch (entry) {
          case DirectoryEntry.RepEntry _ -> "id/";
          case DirectoryEntry.PersonEntry _ -> "kp/";
        };
    return new DirectoryKey(subject, table + entry.record());
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static DirectoryKey parse(String text) {
    int bar = text.lastIndexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("not a key of the directory: '" + text + "'");
    }
    return new DirectoryKey(Subject.parse(text.substring(0, bar)), text.substring(bar + 1));
  }

  @Override
  public String toString() {
    return subject.value() + "|" + record;
  }
}
