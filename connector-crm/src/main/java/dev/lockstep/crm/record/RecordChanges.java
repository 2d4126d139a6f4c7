package dev.lockstep.crm.record;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RecordKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be written so that a record becomes as wanted, and nothing else: a column that
 * already says what is wanted keeps its value, so what it holds beyond that is not lost.
 *
 * @param columns of the activity; an empty value is NULL
 * @param marking columns of the marking rules, by their physical names; an empty value is NULL
 * @param added participant records that are made
 * @param changed participant records that get other values
 * @param removed participant records whose delete code is set, by their own keys
 */
public record RecordChanges(
    Map<ActivityColumn, Optional<String>> columns,
    Map<String, Optional<String>> marking,
    List<Added> added,
    List<Changed> changed,
    List<RecordKey> removed) {

  /** A participant record that is made; without an address if the person's own is meant. */
  public record Added(
      RecordKey person, Optional<EmailAddress> address, int requirement, int acceptance) {}

  /** A participant record that gets other values; without an address it keeps its own. */
  public record Changed(
      RecordKey row, Optional<EmailAddress> address, int requirement, int acceptance) {}

  public RecordChanges {
    columns = Map.copyOf(columns);
    marking = Map.copyOf(marking);
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** Whether anything of the activity's own row is written. */
  public boolean touchActivity() {
    return !columns.isEmpty() || !marking.isEmpty();
  }

  /** Whether nothing is written. */
  public boolean isEmpty() {
    return !touchActivity() && added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}
