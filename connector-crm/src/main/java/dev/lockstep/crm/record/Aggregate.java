package dev.lockstep.crm.record;

import dev.lockstep.model.crm.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All rows that make up an appointment record.
 *
 * @param activity empty if there is no such row
 * @param participants those that are not deleted, in the order of their keys
 * @param reps those whom the activity names, as far as they exist
 * @param link empty if the match-up table does not name it
 */
public record Aggregate(
    RecordKey key,
    Optional<ActivityRow> activity,
    List<ParticipantRow> participants,
    List<RepRow> reps,
    Optional<Link> link) {

  public Aggregate {
    participants = List.copyOf(participants);
    reps = List.copyOf(reps);
  }

  /** When the activity was last changed, by what it says of itself. */
  public Optional<Instant> updatedOn() {
    return activity.flatMap(ActivityRow::updatedOn);
  }

  /** The sequence number of the last command that was applied; 0 without a link. */
  public long appliedSequence() {
    return link.map(Link::appliedSequence).orElse(0L);
  }
}
