package dev.lockstep.model.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who a subject is in the CRM's directory: all entries that it finds, in a fixed order. */
public record Answer(Subject subject, List<DirectoryEntry> entries) {

  private static final Comparator<DirectoryEntry> ORDER =
      Comparator.comparing((DirectoryEntry entry) -> entry instanceof DirectoryEntry.PersonEntry)
          .thenComparing(DirectoryEntry::record);

  public Answer {
    if (entries.size() > 1) {
      entries = new ArrayList<>(entries);
      entries.sort(ORDER);
    }
    entries = List.copyOf(entries);
  }
}
