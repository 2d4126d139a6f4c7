package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the CRM is to show: rules GW-1 to GW-4. */
public final class CrmProjection {

  private final Policy policy;

  /** A projection under this policy. */
  public CrmProjection(Policy policy) {
    this.policy = policy;
  }

  /** What the CRM is to show of the appointment. */
  public Projection<CrmRecord> of(AppointmentState state) {
    return of(state, state.hasMask());
  }

  private Projection<CrmRecord> of(AppointmentState state, boolean masked) {
    return switch (state.agreed()) {
      case Agreement.Nothing _ ->
          new Projection.Withheld<>(Rule.NONE, Reason.WAITS_FOR_RESULT, "nothing is agreed yet");
      case Agreement.Gone gone -> gone(state, gone);
      case Agreement.Present present -> present(state, present, masked);
    };
  }

  /**
   * What the record is to be told next, whether or not it can be told now; empty if it is to have
   * nothing, or has nothing yet. Participants are left as they are while the directory is awaited.
   * What waits behind a mask is among it: it is in question when the mask is taken away.
   */
  public Optional<Appointment> pending(AppointmentState state) {
    Optional<Appointment> asked = state.crm().state().asked().map(CrmRecord::content);
    if (!(state.agreed() instanceof Agreement.Present(Appointment agreed, _)) || asked.isEmpty()) {
      return Optional.empty();
    }
    return of(state, false) instanceof Projection.Wanted<CrmRecord>(CrmRecord wanted, _, _)
        ? Optional.of(wanted.content())
        : asked.map(told -> aligned(state, agreed, asked, told.participants()));
  }

  private Projection<CrmRecord> gone(AppointmentState state, Agreement.Gone gone) {
    Optional<CrmRecord> asked = state.crm().state().asked();
    if (asked.isEmpty() || gone.by() == Side.CRM || !policy.softDelete()) {
      return new Projection.Absent<>(Rule.NONE);
    }
    CrmRecord deleted = asked.get().marked(Marking.DELETED_IN_GROUPWARE, Status.CANCELLED);
    // perhaps they were not linked yet: without a link it would have its old version again should
    // somebody plan it again at once, and nobody would notice
    return new Projection.Wanted<>(
        asked.get().equals(deleted) ? deleted : deleted.asLinked(), Rule.NONE, Map.of());
  }

  private Projection<CrmRecord> present(
      AppointmentState state, Agreement.Present known, boolean masked) {
    Directory directory = new Directory(state);
    Optional<CrmRecord> asked = state.crm().state().asked();
    // a record that is made while the event is private never says what the event was before
    Agreement.Present agreed = masked && asked.isEmpty() ? known.disclosed() : known;
    Optional<String> unanswered = unanswered(agreed, asked, directory);
    if (unanswered.isPresent()) {
      return new Projection.Unknown<>("who is " + unanswered.get() + "?");
    }
    User user = agreed.owner().map(owner -> user(owner, directory)).orElse(new User.Nobody(""));
    return switch (user) {
      case User.Nobody(String words) when asked.isEmpty() || !isRepOnly(agreed) ->
          new Projection.Withheld<>(Rule.GW_4, Reason.USER_NOT_FOUND, words);
      case User.Nobody _ -> wanted(state, agreed, asked, directory, Optional.empty(), masked);
      case User.Known it -> wanted(state, agreed, asked, directory, Optional.of(it), masked);
    };
  }

  /** Whether the owner was said by the CRM itself: then the record may say what it likes. */
  private static boolean isRepOnly(Agreement.Present agreed) {
    return agreed.owner().flatMap(Subject::address).isEmpty();
  }

  /** The user of rule GW-1 to GW-4. */
  private sealed interface User {
    record Known(Rep rep, Optional<PersonRef> person) implements User {}

    record Nobody(String words) implements User {}
  }

  private static User user(Subject owner, Directory directory) {
    Optional<EmailAddress> mailbox = owner.address();
    if (mailbox.isEmpty()) {
      return directory
          .rep(owner)
          .<User>map(rep -> new User.Known(rep.rep(), rep.person()))
          .orElseGet(() -> new User.Nobody("rep " + owner.rep().orElseThrow() + " is nobody"));
    }
    EmailAddress address = mailbox.get();
    return switch (directory.resolve(owner).orElseThrow()) {
      case Resolution.Missing _ -> new User.Nobody(address + " is nobody in the CRM");
      case Resolution.Ambiguous(var candidates) ->
          new User.Nobody(address + " is more than one in the CRM: " + names(candidates));
      case Resolution.Found(var rep, var person) -> {
        if (rep.isEmpty()) {
          yield new User.Nobody(address + " is a person in the CRM, but no rep");
        }
        if (!rep.get().enabled()) {
          yield new User.Nobody("rep " + rep.get().name() + " is not enabled for the connector");
        }
        yield new User.Known(rep.get().rep(), person);
      }
    };
  }

  private static String names(List<String> candidates) {
    return String.join(", ", candidates.subList(0, Math.min(5, candidates.size())));
  }

  private static Optional<String> unanswered(
      Agreement.Present agreed, Optional<CrmRecord> asked, Directory directory) {
    if (agreed.owner().isPresent() && !directory.hasAnswered(agreed.owner().get())) {
      return agreed.owner().map(Subject::words);
    }
    for (Participant participant : agreed.content().participants().list()) {
      EmailAddress address = participant.address();
      if ((asked.isEmpty() || !asked.get().entries().containsKey(address))
          && !directory.hasAnswered(Subject.of(address))) {
        return Optional.of(address.value());
      }
    }
    return Optional.empty();
  }

  private static Projection<CrmRecord> wanted(
      AppointmentState state,
      Agreement.Present agreed,
      Optional<CrmRecord> asked,
      Directory directory,
      Optional<User.Known> user,
      boolean masked) {
    SortedMap<EmailAddress, ParticipantRef> entries = new TreeMap<>();
    Marker marker = new Marker();
    for (Participant participant : agreed.content().participants().list()) {
      EmailAddress address = participant.address();
      Optional<ParticipantRef> there = asked.map(record -> record.entries().get(address));
      boolean chosen = there.isPresent() && state.crm().chosen().contains(address);
      Optional<Resolution> resolution = chosen ? Optional.empty() : directory.resolve(address);
      // whoever is entered stays so: doubts are marked, and a person decides
      entry(resolution, there, address, marker).ifPresent(entry -> entries.put(address, entry));
    }
    state.disputes().forEach(marker::conflict);
    Appointment content =
        aligned(
            state,
            agreed.content(),
            asked.map(CrmRecord::content),
            participants(state, agreed.content(), entries));
    Marking computed = marker.marking();
    boolean overruled = state.crm().overruled().filter(computed::equals).isPresent();
    Map<Reason, String> matters = overruled ? Map.of() : marker.matters();
    CrmRecord record =
        new CrmRecord(
            content,
            rep(asked, user),
            person(asked, content, user),
            entries,
            asked.map(CrmRecord::unaddressed).orElse(Set.of()),
            status(asked),
            overruled ? there(asked) : marking(asked, computed),
            isLinked(state, asked));
    Optional<CrmRecord> kept =
        asked.filter(_ -> masked).map(it -> record.with(content.behind(it.content())).entering(it));
    return new Projection.Wanted<>(
        kept.orElse(record), rule(agreed.content(), marker.matters()), matters);
  }

  private static Optional<ParticipantRef> entry(
      Optional<Resolution> resolution,
      Optional<ParticipantRef> there,
      EmailAddress address,
      Marker marker) {
    if (resolution.isEmpty()) {
      return there;
    }
    return switch (resolution.get()) {
      case Resolution.Missing _ -> {
        marker.missing(address);
        yield there;
      }
      case Resolution.Ambiguous(var candidates) -> {
        marker.ambiguous(address, candidates);
        yield there;
      }
      case Resolution.Found found -> {
        if (found.reference().isEmpty()) {
          marker.missing(address);
        }
        yield found.reference().or(() -> there);
      }
    };
  }

  private static Rule rule(Appointment content, Map<Reason, String> matters) {
    if (!matters.isEmpty()) {
      return Rule.GW_3;
    }
    return content.participants().isEmpty() ? Rule.GW_1 : Rule.GW_2;
  }

  /** Those who are entered; of a rep the CRM holds no answer. */
  private static Participants participants(
      AppointmentState state, Appointment agreed, SortedMap<EmailAddress, ParticipantRef> entries) {
    Responses responses = new Responses(state);
    return agreed
        .participants()
        .only(p -> entries.containsKey(p.address()))
        .each(
            p ->
                entries.get(p.address()) instanceof ParticipantRef.External
                    ? responses.answering(p)
                    : p.answering(Participant.Response.NONE));
  }

  private static Appointment aligned(
      AppointmentState state,
      Appointment agreed,
      Optional<Appointment> asked,
      Participants participants) {
    return new Alignment(content -> content)
        .of(agreed, asked, state.disputes().keySet(), participants);
  }

  /** The record of a rep who stays the same is left as it is, whatever group stands in it. */
  private static Optional<Rep> rep(Optional<CrmRecord> asked, Optional<User.Known> user) {
    Optional<Rep> there = asked.flatMap(CrmRecord::rep);
    Optional<Rep> wanted = user.map(User.Known::rep);
    boolean same = there.map(Rep::id).equals(wanted.map(Rep::id));
    return same ? there : wanted.or(() -> there);
  }

  /** Never takes a person away whom the CRM's users entered, and enters one only with an edit. */
  private static Optional<PersonRef> person(
      Optional<CrmRecord> asked, Appointment content, Optional<User.Known> user) {
    if (asked.filter(record -> record.content().equals(content)).isPresent()) {
      return asked.flatMap(CrmRecord::person);
    }
    return asked.flatMap(CrmRecord::person).or(() -> user.flatMap(User.Known::person));
  }

  private static Status status(Optional<CrmRecord> asked) {
    return asked
        .filter(record -> !record.marking().equals(Marking.DELETED_IN_GROUPWARE))
        .map(CrmRecord::status)
        .orElse(Status.PLANNED);
  }

  /** Our own marks come and go with their reason; the marks of others are left alone. */
  private static Marking marking(Optional<CrmRecord> asked, Marking computed) {
    Marking there = there(asked);
    if (computed.forEditing()) {
      return computed;
    }
    return Marker.isOurs(there) ? Marking.NONE : there;
  }

  private static Marking there(Optional<CrmRecord> asked) {
    return asked.map(CrmRecord::marking).orElse(Marking.NONE);
  }

  /** A record born in the CRM is linked as soon as its event exists. */
  private static boolean isLinked(AppointmentState state, Optional<CrmRecord> asked) {
    return state.key().origin() == AppointmentKey.Origin.GROUPWARE
        || state.groupware().state().seen().isPresent()
        || asked.map(CrmRecord::linked).orElse(false);
  }
}
