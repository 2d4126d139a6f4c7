package dev.lockstep.standalone.simulation.world;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.simulation.company.Colleague;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What users did, so that it can be asked afterwards what became of it. */
public final class Ledger {

  private final Map<Integer, List<Entry>> entries = new HashMap<>();
  private final Set<Colleague> unread;
  private final Set<Integer> ledByGuests = new HashSet<>();

  /**
   * An empty one.
   *
   * @param unread whose mailboxes are not read at the beginning
   */
  Ledger(Set<Colleague> unread) {
    this.unread = EnumSet.noneOf(Colleague.class);
    this.unread.addAll(unread);
  }

  /** Something that a user did to an appointment. */
  public sealed interface Entry {
    /** Of the appointment. */
    int number();
  }

  /**
   * A user made it, or changed it.
   *
   * @param before what the user saw
   * @param after what the user wanted, as it was stored
   * @param fields in which they differ
   */
  public record Edited(
      int number, Side side, Appointment before, Appointment after, Set<Field> fields)
      implements Entry {}

  /**
   * A user deleted it.
   *
   * @param before what the user saw
   */
  public record Deleted(int number, Side side, Appointment before) implements Entry {}

  /**
   * A guest removed the own copy of a meeting, which may go on for others.
   *
   * @param before what the guest saw
   * @param organizer of a series; empty of a single event
   */
  public record Left(int number, Appointment before, Optional<Colleague> organizer)
      implements Entry {}

  /**
   * The organizer took a colleague out of a meeting, whose copy says that it is cancelled.
   *
   * @param organizer of a series; empty of a single event
   */
  public record Uninvited(int number, Optional<Colleague> organizer) implements Entry {}

  /** A user of the CRM gave it to another rep, or to nobody. */
  public record Given(int number) implements Entry {}

  /** It was made a record of a kind that is not synchronized. */
  public record LeftKind(int number) implements Entry {}

  /**
   * Somebody deleted the row of the match-up table: nobody can tell any more what belongs together.
   */
  public record Unlinked(int number) implements Entry {}

  /**
   * Somebody did something else that may have to be carried: invited colleagues from outside,
   * answered an invitation, or changed an own copy of somebody else's meeting.
   */
  public record Touched(int number) implements Entry {}

  /** Its series got a new pattern, and what differed of it was lost with the old one. */
  public record Replanned(int number) implements Entry {}

  void note(Entry entry) {
    entries.computeIfAbsent(entry.number(), _ -> new ArrayList<>()).add(entry);
  }

  /** From now on a mailbox is not read, perhaps for a while. */
  void noteUnread(Colleague owner) {
    unread.add(owner);
  }

  /** Somebody's copy counted for a while, perhaps a guest's, as the organizer was not known yet. */
  public void noteLedBy(int number, Colleague owner) {
    boolean isGuest =
        entries.getOrDefault(number, List.of()).stream()
            .flatMap(entry -> organizer(entry).stream())
            .anyMatch(organizer -> organizer != owner);
    if (isGuest) {
      ledByGuests.add(number);
    }
  }

  /**
   * What was done to one appointment, in its order. That a guest goes, or is to go, proves nothing
   * of a series whose organizer's mailbox was read all the time, and whose copy counted.
   */
  public List<Entry> entries(int number) {
    List<Entry> all = entries.getOrDefault(number, List.of());
    for (Entry entry : all) {
      if (provesNothing(entry)) {
        return all.stream().map(it -> provesNothing(it) ? new Touched(number) : it).toList();
      }
    }
    return Collections.unmodifiableList(all);
  }

  private boolean provesNothing(Entry entry) {
    return organizer(entry).filter(it -> !unread.contains(it)).isPresent()
        && !ledByGuests.contains(entry.number());
  }

  /** Of the series that a guest left. */
  private static Optional<Colleague> organizer(Entry entry) {
    return switch (entry) {
      case Left left -> left.organizer();
      case Uninvited uninvited -> uninvited.organizer();
      case Edited _, Deleted _, Given _, LeftKind _, Unlinked _, Touched _, Replanned _ ->
          Optional.empty();
    };
  }

  private boolean has(int number, Class<? extends Entry> what) {
    return has(entries.getOrDefault(number, List.of()), what);
  }

  private boolean has(List<Entry> entries, Class<? extends Entry> what) {
    for (Entry entry : entries) {
      if (what.isInstance(entry) && !provesNothing(entry)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a user deleted an appointment, on either side, or a copy of it. */
  public boolean isDeleted(int number) {
    return has(number, Deleted.class) || has(number, Left.class);
  }

  /** Whether a guest removed the own copy. */
  public boolean isLeft(int number) {
    return has(number, Left.class);
  }

  /** Whether the organizer took a colleague out of a meeting. */
  public boolean isUninvited(int number) {
    return has(number, Uninvited.class);
  }

  /** Whether a user gave a record to another rep. */
  public boolean isGiven(int number) {
    return has(number, Given.class);
  }

  /** Whether its series got a new pattern, and what differed of it was lost. */
  public boolean isReplanned(int number) {
    return has(number, Replanned.class);
  }

  /** Whether it was ever made a record of a kind that is not synchronized. */
  public boolean hasLeftKind(int number) {
    return has(number, LeftKind.class);
  }

  /** Whether somebody deleted a row of the match-up table, of any appointment. */
  public boolean hasUnlinked() {
    return entries.values().stream().anyMatch(all -> has(all, Unlinked.class));
  }

  /** Whether somebody deleted the row of the match-up table. */
  public boolean isUnlinked(int number) {
    return has(number, Unlinked.class);
  }
}
