package dev.lockstep.crm.record;

import dev.lockstep.crm.mapping.ActivityColumn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The row of an activity, every value in PostgreSQL's text form, whatever its type: so that nothing
 * that stands in a column can keep the row from being read. A column that is NULL is not there.
 *
 * @param marking the columns of the marking rules, by their physical names
 * @param deleteCode not 0 means deleted
 * @param updatedOn when it was last changed, by what the row says of itself; empty if that is no
 *     point in time
 */
public record ActivityRow(
    Map<ActivityColumn, String> columns,
    Map<String, String> marking,
    int deleteCode,
    Optional<Instant> updatedOn) {

  public ActivityRow {
    columns = Map.copyOf(columns);
    marking = Map.copyOf(marking);
  }

  /** The value of a column; empty if there is nothing but blanks in it. */
  public Optional<String> get(ActivityColumn column) {
    return Optional.ofNullable(columns.get(column)).map(String::strip).filter(s -> !s.isEmpty());
  }
}
