package dev.lockstep.standalone.simulation.database;

import dev.lockstep.crm.record.Reading;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Says what the rows of a record mean, as the real reader of rows does. */
public final class Reader {

  private final Database database;
  private final boolean masked;
  private final Versions versions = new Versions();

  /**
   * A reader of these tables.
   *
   * @param masked whether of private records only the time is shown
   */
  public Reader(Database database, boolean masked) {
    this.database = database;
    this.masked = masked;
  }

  /** The key of a record's appointment. */
  public AppointmentKey appointment(RecordKey record) {
    return database
        .linkedTo(record)
        .orElseGet(() -> AppointmentKey.bornInCrm(record.station(), record.serial()));
  }

  /** What the rows of a record mean now. */
  public Reading read(RecordKey record) {
    Optional<AppointmentKey> linked = database.linkedTo(record);
    long applied = linked.flatMap(database::link).map(Link::applied).orElse(0L);
    Optional<Activity> activity = database.find(record);
    return activity.isEmpty()
        ? new Reading.Missing()
        : read(activity.get(), applied, linked.isPresent(), this::address);
  }

  /** What stands in the rows of a record, whether or not it means an appointment. */
  public Optional<CrmRecord> contents(RecordKey record) {
    return database
        .find(record)
        .map(activity -> state(activity, database.linkedTo(record).isPresent(), this::address));
  }

  /** What a record would be read as right after it was written as wanted. */
  Reading stored(int number, CrmRecord wanted, long applied) {
    Activity fresh = new Writer(database).fresh(number, wanted);
    return read(
        fresh,
        applied,
        true,
        member ->
            wanted.entries().entrySet().stream()
                .filter(entry -> entry.getValue().equals(member.ref()))
                .map(Map.Entry::getKey)
                .findFirst());
  }

  private Reading read(
      Activity activity,
      long applied,
      boolean linked,
      Function<Member, Optional<EmailAddress>> addresses) {
    if (!activity.appointment()) {
      return new Reading.NotSynchronized();
    }
    if (activity.deleted()) {
      return new Reading.Deleted();
    }
    if (!activity.valid()) {
      return new Reading.Invalid(
          Versions.ofInvalid(applied), Reason.ENDS_BEFORE_START, "it ends before it starts");
    }
    CrmRecord state = state(activity, linked, addresses);
    return new Reading.Observed(versions.of(applied, state), state, List.of());
  }

  private CrmRecord state(
      Activity activity, boolean linked, Function<Member, Optional<EmailAddress>> addresses) {
    if (masked && activity.content().visibility() == Visibility.PRIVATE) {
      return new CrmRecord(
          activity.content().masked(),
          activity.rep(),
          activity.person(),
          new TreeMap<>(),
          Set.of(),
          activity.status(),
          activity.marking(),
          linked);
    }
    SortedMap<EmailAddress, ParticipantRef> entries = new TreeMap<>();
    List<Participant> participants = new ArrayList<>();
    Set<ParticipantRef> unaddressed = new HashSet<>();
    Optional<EmailAddress> owner =
        activity.rep().flatMap(rep -> Colleague.of(rep.id())).map(Colleague::address);
    for (Member member : activity.members()) {
      if (isOwner(member.ref(), activity.rep())) {
        continue;
      }
      Optional<EmailAddress> address = addresses.apply(member);
      if (address.isPresent() && address.equals(owner)) {
        continue;
      }
      if (address.isEmpty() || entries.containsKey(address.get())) {
        unaddressed.add(member.ref());
      } else {
        entries.put(address.get(), member.ref());
        participants.add(
            new Participant(address.get(), Text.EMPTY, member.role(), member.response()));
      }
    }
    return new CrmRecord(
        activity.content().with(new Participants(participants)),
        activity.rep(),
        activity.person(),
        entries,
        unaddressed,
        activity.status(),
        activity.marking(),
        linked);
  }

  private static boolean isOwner(ParticipantRef ref, Optional<Rep> owner) {
    return ref instanceof ParticipantRef.Internal(long lastNine, int _)
        && owner.filter(rep -> rep.id().lastNine() == lastNine).isPresent();
  }

  /** An address that stands in the participant record, else the one of the rep or person. */
  private Optional<EmailAddress> address(Member member) {
    if (member.email().isPresent()) {
      return member.email();
    }
    return switch (member.ref()) {
      case ParticipantRef.Internal(long lastNine, int _) -> {
        for (Colleague colleague : Colleague.values()) {
          if (colleague.rep().id().lastNine() == lastNine) {
            yield Optional.of(colleague.address());
          }
        }
        yield Optional.empty();
      }
      case ParticipantRef.External(RecordKey person) -> {
        for (Customer customer : Customer.values()) {
          if (customer.person().person().equals(person) && database.isKnown(customer)) {
            yield Optional.of(customer.address());
          }
        }
        yield Optional.empty();
      }
    };
  }
}
