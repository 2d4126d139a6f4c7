package dev.lockstep.standalone.simulation.world;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.Status;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.database.Activity;
import dev.lockstep.standalone.simulation.database.Database;
import dev.lockstep.standalone.simulation.database.Member;
import dev.lockstep.standalone.simulation.history.Edit;
import dev.lockstep.standalone.simulation.history.Moments;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user's edit makes of the rows of a record. */
final class ActivityEdits {

  private final Database database;
  private final ZoneId zone;

  /**
   * Edits of records.
   *
   * @param zone in which users of the CRM plan what was all day before
   */
  ActivityEdits(Database database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /** A person as a user enters it: without an address of its own. */
  static Member external(Customer customer) {
    return new Member(
        new ParticipantRef.External(customer.person().person()),
        Participant.Role.REQUIRED,
        Participant.Response.NONE,
        Optional.empty());
  }

  /** A rep as a user enters it. */
  static Member internal(Colleague colleague) {
    return new Member(
        new ParticipantRef.Internal(colleague.rep().id().lastNine(), colleague.rep().group()),
        Participant.Role.REQUIRED,
        Participant.Response.NONE,
        Optional.empty());
  }

  /** Empty if a user cannot do that to this record. */
  Optional<Activity> of(Edit edit, Activity now) {
    Appointment content = now.content();
    return switch (edit) {
      case Edit.Subject(String text) -> Optional.of(now.with(content.with(new Text(text))));
      case Edit.MakePrivate(String secret) -> Optional.of(now.with(asPrivate(content, secret)));
      case Edit.Notes(String text) ->
          Optional.of(now.with(texts(content, new Text(text), content.location())));
      case Edit.Place(String text) ->
          Optional.of(now.with(texts(content, content.text(), new Text(text))));
      case Edit.Time(int minute, int length) ->
          Optional.of(now.with(content.with(Moments.at(minute, length))).asValid(true));
      case Edit.WholeDays(int day, int length) ->
          Optional.of(now.with(content.with(Moments.days(day, length))).asValid(true));
      case Edit.Show(Availability availability) ->
          Optional.of(now.with(showing(content, availability)));
      case Edit.Move(int days, int minute) ->
          Optional.of(
              now.with(content.with(Moments.moved(content.timing(), zone, days, minute)))
                  .asValid(true));
      case Edit.FarAhead _ -> Optional.empty();
      case Edit.Alarm(int minutes) ->
          Optional.of(now.with(own(content, new Reminder.Before(minutes), content.categories())));
      case Edit.Category(String name) ->
          Optional.of(now.with(own(content, content.reminder(), new Categories(List.of(name)))));
      case Edit.Invite(EmailAddress who) -> entered(now, who);
      case Edit.Uninvite(EmailAddress who) -> removed(now, who);
      case Edit.GiveTo(var rep) -> Optional.of(now.of(rep.map(Colleague::rep)));
      case Edit.EndBeforeStart() -> Optional.of(now.asValid(false));
      case Edit.TakeMarkAway() ->
          now.marking().equals(Marking.NONE)
              ? Optional.empty()
              : Optional.of(
                  now.marked(now.isSoftDeleted() ? Status.PLANNED : now.status(), Marking.NONE));
      case Edit.SetKind(boolean appointment) -> Optional.of(now.asKind(appointment));
      case Edit.MarkDone() ->
          now.isSoftDeleted()
              ? Optional.empty()
              : Optional.of(now.marked(Status.DONE, now.marking()));
    };
  }

  static Appointment asPrivate(Appointment content, String secret) {
    return new Appointment(
        new Text(secret),
        content.text(),
        content.location(),
        content.timing(),
        content.participants(),
        content.availability(),
        Visibility.PRIVATE,
        content.reminder(),
        content.categories());
  }

  private static Appointment texts(Appointment content, Text text, Text location) {
    return new Appointment(
        content.subject(),
        text,
        location,
        content.timing(),
        content.participants(),
        content.availability(),
        content.visibility(),
        content.reminder(),
        content.categories());
  }

  private static Appointment showing(Appointment content, Availability availability) {
    return new Appointment(
        content.subject(),
        content.text(),
        content.location(),
        content.timing(),
        content.participants(),
        availability,
        content.visibility(),
        content.reminder(),
        content.categories());
  }

  private static Appointment own(Appointment content, Reminder reminder, Categories categories) {
    return new Appointment(
        content.subject(),
        content.text(),
        content.location(),
        content.timing(),
        content.participants(),
        content.availability(),
        content.visibility(),
        reminder,
        categories);
  }

  private Optional<Activity> entered(Activity now, EmailAddress who) {
    Optional<Member> member = Colleague.of(who).map(ActivityEdits::internal).or(() -> person(who));
    return member
        .filter(it -> now.members().stream().noneMatch(there -> there.ref().equals(it.ref())))
        .map(
            it -> {
              List<Member> members = new ArrayList<>(now.members());
              members.add(it);
              return now.with(members);
            });
  }

  private Optional<Member> person(EmailAddress who) {
    for (Customer customer : Customer.values()) {
      if (customer.address().equals(who) && database.isKnown(customer)) {
        return Optional.of(external(customer));
      }
    }
    return Optional.empty();
  }

  private static Optional<Activity> removed(Activity now, EmailAddress who) {
    List<Member> members = now.members().stream().filter(member -> !isFor(member, who)).toList();
    return members.size() == now.members().size()
        ? Optional.empty()
        : Optional.of(now.with(members));
  }

  private static boolean isFor(Member member, EmailAddress who) {
    return switch (member.ref()) {
      case ParticipantRef.Internal(long lastNine, int _) ->
          Colleague.of(who).filter(it -> it.rep().id().lastNine() == lastNine).isPresent();
      case ParticipantRef.External(var person) -> {
        for (Customer customer : Customer.values()) {
          if (customer.address().equals(who) && customer.person().person().equals(person)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }
}
