package dev.lockstep.model.groupware;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one mailbox now shows of an appointment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GroupwareChange.EventObserved.class, name = "observed"),
  @JsonSubTypes.Type(value = GroupwareChange.SeriesObserved.class, name = "series"),
  @JsonSubTypes.Type(
      value = GroupwareChange.EventNotRepresentable.class,
      name = "notRepresentable"),
  @JsonSubTypes.Type(value = GroupwareChange.EventAbsent.class, name = "absent"),
  @JsonSubTypes.Type(value = GroupwareChange.EventClaimed.class, name = "claimed"),
  @JsonSubTypes.Type(value = GroupwareChange.CreationRefused.class, name = "creationRefused")
})
public sealed interface GroupwareChange {

  /** The mailbox. */
  EmailAddress mailbox();

  /** It is about an event. */
  sealed interface OfEvent extends GroupwareChange {
    /** The event. */
    EventRef event();

    @Override
    default EmailAddress mailbox() {
      return event().mailbox();
    }
  }

  /**
   * The event as it stands.
   *
   * @param iCalUId the same in every participant's mailbox
   * @param version the etag, as {@code If-Match} wants it; changes with every change of the item
   * @param organizer who organized it, whose copy leads
   * @param organized whether this mailbox's owner organized it (Graph: {@code isOrganizer})
   * @param cancelled whether the organizer cancelled it
   * @param content its participants are the attendees, and the organizer, but the mailbox's owner;
   *     a private one is masked
   * @param modified when the item was last modified, by Graph's clock; empty if Graph does not say.
   *     It moves with every touch of the item, also one that changes nothing that is read
   * @param response what the mailbox's owner answered; empty if the owner organized it
   */
  record EventObserved(
      EventRef event,
      String iCalUId,
      String version,
      EmailAddress organizer,
      boolean organized,
      boolean cancelled,
      Appointment content,
      List<Reduction> reductions,
      Optional<Instant> modified,
      Optional<Participant.Response> response)
      implements OfEvent {}

  /**
   * A series as it stands, with all that differs from its rule; published under the key of the
   * series.
   *
   * @param event its master
   * @param iCalUId of the master
   * @param version changes with every change of the master and of its exceptions
   * @param organizer who organized it, whose copy leads
   * @param organized whether this mailbox's owner organized it
   * @param cancelled whether the organizer cancelled all of it
   * @param series content as in {@link EventObserved}; a private one is masked, and so are its
   *     exceptions
   * @param anew dates of occurrences that are to be decided anew even if nothing changed: a command
   *     found them in another state than the one that it was based on
   * @param reductions of the series, and of its exceptions where those do not differ
   * @param exceptionReductions by the dates of exceptions, where they are others than those of the
   *     series; before there was this, those of exceptions were among {@code reductions}
   * @param modified when the master and its exceptions were last modified; empty if Graph does not
   *     say
   */
  record SeriesObserved(
      EventRef event,
      String iCalUId,
      String version,
      EmailAddress organizer,
      boolean organized,
      boolean cancelled,
      Series series,
      SortedSet<LocalDate> anew,
      List<Reduction> reductions,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          SortedMap<LocalDate, List<Reduction>> exceptionReductions,
      Optional<LastModified> modified)
      implements OfEvent {
    public SeriesObserved {
      anew = Collections.unmodifiableSortedSet(new TreeSet<>(anew));
      reductions = List.copyOf(reductions);
      exceptionReductions = Collections.unmodifiableSortedMap(new TreeMap<>(exceptionReductions));
    }

    /** A series of which is not known when it was modified. */
    public SeriesObserved(
        EventRef event,
        String iCalUId,
        String version,
        EmailAddress organizer,
        boolean organized,
        boolean cancelled,
        Series series,
        SortedSet<LocalDate> anew,
        List<Reduction> reductions) {
      this(
          event,
          iCalUId,
          version,
          organizer,
          organized,
          cancelled,
          series,
          anew,
          reductions,
          new TreeMap<>(),
          Optional.empty());
    }

    /** What had to be taken away of the occurrence of this date. */
    public List<Reduction> reductionsOf(LocalDate date) {
      return exceptionReductions.getOrDefault(date, reductions);
    }

    /** Whether the occurrence of this date has participants that are not shown. */
    public boolean hidesParticipantsOf(LocalDate date) {
      return Reduction.hideParticipants(reductionsOf(date));
    }

    /** The same, but for what had to be taken away of the occurrence of this date. */
    public SeriesObserved withReductionsOf(LocalDate date, List<Reduction> ofDate) {
      SortedMap<LocalDate, List<Reduction>> all = new TreeMap<>(exceptionReductions);
      all.put(date, List.copyOf(ofDate));
      return new SeriesObserved(
          event,
          iCalUId,
          version,
          organizer,
          organized,
          cancelled,
          series,
          anew,
          reductions,
          all,
          modified);
    }

    /** The same, with these dates to be decided anew and no others. */
    public SeriesObserved anew(SortedSet<LocalDate> dates) {
      return with(version, series, dates, modified);
    }

    /** The same in another version. */
    public SeriesObserved with(
        String newVersion,
        Series changed,
        SortedSet<LocalDate> dates,
        Optional<LastModified> changedAt) {
      return new SeriesObserved(
          event,
          iCalUId,
          newVersion,
          organizer,
          organized,
          cancelled,
          changed,
          dates,
          reductions,
          exceptionReductions,
          changedAt);
    }
  }

  /**
   * The event is something that cannot be synchronized, such as a series in a zone that nobody
   * knows. Until series were synchronized, all of them were reported so ({@link Reason#RECURRING}).
   *
   * @param subject for the work list; masked if private
   * @param words what is the matter, for people
   */
  record EventNotRepresentable(
      EventRef event, String iCalUId, String version, Reason reason, Text subject, String words)
      implements OfEvent {}

  /** The event is not in what is read any more. */
  record EventAbsent(EventRef event, Absence absence) implements OfEvent {}

  /**
   * The event was created by us for an appointment with another key: the participants' copies,
   * which carry nothing but its iCalUId, belong to that appointment. Published by the sink under
   * the key that the copies have.
   *
   * @param by the key of the appointment
   * @param command by which it was created: should that command come again when the event is gone,
   *     no second one is made
   */
  record EventClaimed(EventRef event, AppointmentKey by, Optional<CommandId> command)
      implements OfEvent {}

  /**
   * No event could be created. Published by the sink under the key of the appointment.
   *
   * @param command that was refused: should it come again, it makes nothing, for a later command
   *     may have created the event meanwhile
   */
  record CreationRefused(EmailAddress mailbox, CommandId command) implements GroupwareChange {}
}
