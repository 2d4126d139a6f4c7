package dev.lockstep.model.directory;

import java.util.Comparator;
import java.util.List;

/** Who a subject is in the CRM's directory: all entries that it finds, in a fixed order. */
public record Answer(Subject subject, List<DirectoryEntry> entries) {

  public Answer {
    entries =
        entries.stream()
            .sorted(
                Comparator.comparing((DirectoryEntry e) -> e instanceof DirectoryEntry.PersonEntry)
                    .thenComparing(DirectoryEntry::record))
            .toList();
  }
}
