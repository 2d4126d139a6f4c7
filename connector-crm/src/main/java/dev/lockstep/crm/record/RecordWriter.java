package dev.lockstep.crm.record;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.Rep;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what has to be written so that a record becomes as wanted. Pure. */
public final class RecordWriter {

  private final CrmMapping mapping;
  private final TimingColumns timings;
  private final ParticipantWriter participants;

  /** A writer for an installation. */
  public RecordWriter(CrmMapping mapping) {
    this.mapping = mapping;
    this.timings = new TimingColumns(mapping);
    this.participants = new ParticipantWriter(mapping.codes());
  }

  /** All columns of a record that does not exist yet. */
  public RecordChanges create(CrmRecord wanted) {
    Map<ActivityColumn, Optional<String>> columns = new EnumMap<>(ActivityColumn.class);
    columns.put(ActivityColumn.TYPE, number(mapping.typeOfNewRecords()));
    EnumSet.allOf(Field.class).forEach(field -> columns.putAll(columns(field, wanted.content())));
    columns.putAll(status(wanted));
    columns.putAll(rep(wanted.rep()));
    columns.putAll(person(wanted.person()));
    columns.put(
        ActivityColumn.REP_PARTICIPANTS,
        filled(participants.text(RepParticipants.parse(""), Optional.empty(), wanted)));
    return new RecordChanges(
        columns,
        mapping.marking().write(wanted.marking()),
        participants.added(List.of(), wanted),
        List.of(),
        List.of());
  }

  /**
   * What differs between a record and what is wanted of it.
   *
   * @param row the row of its activity
   * @param current what it now means; empty if it is no appointment: then everything is written
   */
  public RecordChanges update(
      Aggregate aggregate, ActivityRow row, Optional<CrmRecord> current, CrmRecord wanted) {
    Map<ActivityColumn, Optional<String>> columns = new EnumMap<>(ActivityColumn.class);
    Set<Field> differing =
        current
            .map(record -> Field.differing(record.content(), wanted.content()))
            .map(EnumSet::copyOf)
            .orElseGet(() -> EnumSet.allOf(Field.class));
    // what stands in place of masked content is never written over the content itself, and
    // nothing over what is not known
    boolean masked =
        wanted.content().hidesContent()
            || current.filter(record -> record.content().hidesContent()).isPresent();
    if (masked) {
      differing.removeAll(Appointment.MASKED_FIELDS);
    }
    differing.forEach(field -> columns.putAll(columns(field, wanted.content())));
    keepZone(columns, row, wanted.content().timing());
    if (!current.map(CrmRecord::status).equals(Optional.of(wanted.status()))) {
      columns.putAll(status(wanted));
    }
    if (!current.map(CrmRecord::rep).equals(Optional.of(wanted.rep()))) {
      columns.putAll(rep(wanted.rep()));
    }
    if (!current.map(CrmRecord::person).equals(Optional.of(wanted.person()))) {
      columns.putAll(person(wanted.person()));
    }
    boolean sameMarking = current.map(CrmRecord::marking).equals(Optional.of(wanted.marking()));
    boolean members =
        !masked && !current.map(record -> ParticipantWriter.same(record, wanted)).orElse(false);
    if (members) {
      RepParticipants now =
          RepParticipants.parse(row.get(ActivityColumn.REP_PARTICIPANTS).orElse(""));
      String text = participants.text(now, current, wanted);
      if (!text.equals(now.text())) {
        columns.put(ActivityColumn.REP_PARTICIPANTS, filled(text));
      }
    }
    List<ParticipantRow> rows = aggregate.participants();
    return new RecordChanges(
        columns,
        sameMarking ? Map.of() : mapping.marking().write(wanted.marking()),
        members ? participants.added(rows, wanted) : List.of(),
        members ? participants.changed(rows, wanted) : List.of(),
        members ? participants.removed(rows, current, wanted) : List.of());
  }

  /** A column that already means the zone keeps its value, empty or not. */
  private void keepZone(
      Map<ActivityColumn, Optional<String>> columns, ActivityRow row, Timing timing) {
    boolean same =
        switch (timing) {
          case Timing.Timed timed -> timings.effectiveZone(row).equals(Optional.of(timed.zone()));
          case Timing.AllDay _ -> timings.effectiveZone(row).isPresent();
        };
    if (same) {
      columns.remove(ActivityColumn.TIME_ZONE);
    }
  }

  private Map<ActivityColumn, Optional<String>> columns(Field field, Appointment content) {
    return switch (field) {
      case SUBJECT -> Map.of(ActivityColumn.SUBJECT, filled(content.subject().value()));
      case TEXT -> Map.of(ActivityColumn.TEXT, filled(content.text().value()));
      case LOCATION -> Map.of(ActivityColumn.LOCATION, filled(content.location().value()));
      case TIMING -> timings.write(content.timing());
      case PARTICIPANTS -> Map.of(); // the text of participants and the participant records
      case AVAILABILITY ->
          Map.of(
              ActivityColumn.SHOW_AS,
              number(mapping.codes().showAs().number(content.availability())));
      case VISIBILITY ->
          Map.of(
              ActivityColumn.PRIVATE,
              Optional.of(Boolean.toString(content.visibility() == Visibility.PRIVATE)));
      case REMINDER ->
          Map.of(
              ActivityColumn.REMINDER_MINUTES,
              switch (content.reminder()) {
                case Reminder.None _ -> Optional.empty();
                case Reminder.Before before -> number(before.minutes());
              });
      case CATEGORIES ->
          Map.of(ActivityColumn.CATEGORIES, filled(String.join(";", content.categories().names())));
    };
  }

  private Map<ActivityColumn, Optional<String>> status(CrmRecord wanted) {
    return Map.of(ActivityColumn.STATUS, number(mapping.codes().status().number(wanted.status())));
  }

  private static Map<ActivityColumn, Optional<String>> rep(Optional<Rep> rep) {
    return Map.of(
        ActivityColumn.REP_ID, rep.map(r -> Long.toString(r.id().value())),
        ActivityColumn.REP_GROUP, rep.map(r -> Integer.toString(r.group())));
  }

  private static Map<ActivityColumn, Optional<String>> person(Optional<PersonRef> ref) {
    return Map.of(
        ActivityColumn.PERSON_STATION, ref.map(r -> Integer.toString(r.person().station())),
        ActivityColumn.PERSON_SERIAL, ref.map(r -> Long.toString(r.person().serial())),
        ActivityColumn.COMPANY_STATION,
            ref.flatMap(PersonRef::company).map(c -> Integer.toString(c.station())),
        ActivityColumn.COMPANY_SERIAL,
            ref.flatMap(PersonRef::company).map(c -> Long.toString(c.serial())));
  }

  private static Optional<String> number(int number) {
    return Optional.of(Integer.toString(number));
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
