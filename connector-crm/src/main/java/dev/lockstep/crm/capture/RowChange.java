package dev.lockstep.crm.capture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of one row.
 *
 * @param table its physical name, without the schema
 * @param transaction the 32-bit id of the transaction that changed it; empty in a snapshot
 * @param snapshot whether the row was only read, by a snapshot of all that is there
 * @param before empty if the row is new
 * @param after empty if the row is gone
 */
record RowChange(
    String table,
    Optional<Long> transaction,
    boolean snapshot,
    Optional<RowImage> before,
    Optional<RowImage> after) {

  /** Both images, as far as there are two. */
  List<RowImage> images() {
    return Stream.of(before, after).flatMap(Optional::stream).toList();
  }
}
