package dev.lockstep.crm.capture;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.mapping.LinkColumn;
import dev.lockstep.crm.mapping.ParticipantColumn;
import dev.lockstep.crm.mapping.PersonColumn;
import dev.lockstep.crm.mapping.RepColumn;
import dev.lockstep.crm.mapping.SystemColumn;
import dev.lockstep.crm.mapping.Table;
import dev.lockstep.crm.record.Link;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which records a change of a row concerns. */
final class RowReader {

  private final CrmMapping mapping;
  private final RecordReader records;

  RowReader(CrmMapping mapping, RecordReader records) {
    this.mapping = mapping;
    this.records = records;
  }

  /** The columns that must be in the images, as {@code <schema>.<table>.<column>}. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (Table<?> table : mapping.tables()) {
      columns.add(qualified(table, table.name(SystemColumn.STATION)));
      columns.add(qualified(table, table.name(SystemColumn.SERIAL)));
      columns.add(qualified(table, table.name(SystemColumn.DELETE_CODE)));
    }
    columns.add(qualified(mapping.activity(), mapping.activity().name(ActivityColumn.TYPE)));
    for (ParticipantColumn column :
        List.of(ParticipantColumn.ACTIVITY_STATION, ParticipantColumn.ACTIVITY_SERIAL)) {
      columns.add(qualified(mapping.participant(), mapping.participant().name(column)));
    }
    for (LinkColumn column : LinkColumn.values()) {
      columns.add(qualified(mapping.link(), mapping.link().name(column)));
    }
    for (PersonColumn column :
        List.of(PersonColumn.EMAIL1, PersonColumn.EMAIL2, PersonColumn.EMAIL3)) {
      columns.add(qualified(mapping.person(), mapping.person().name(column)));
    }
    for (RepColumn column : List.of(RepColumn.EMAIL, RepColumn.GROUP)) {
      columns.add(qualified(mapping.rep(), mapping.rep().name(column)));
    }
    return columns;
  }

  /** Adds to the set what the change concerns. */
  void add(RowChange change, ChangeSet changes) {
    change.transaction().ifPresent(changes::transaction);
    if (change.table().equals(mapping.activity().name())) {
      activity(change, changes);
    } else if (change.table().equals(mapping.participant().name())) {
      participant(change, changes);
    } else if (change.table().equals(mapping.link().name())) {
      link(change, changes);
    } else if (change.table().equals(mapping.person().name())) {
      person(change, changes);
    } else if (change.table().equals(mapping.rep().name())) {
      rep(change, changes);
    }
  }

  private void activity(RowChange change, ChangeSet changes) {
    Table<ActivityColumn> table = mapping.activity();
    change
        .images()
        .forEach(
            image -> own(table, image).ifPresent(key -> changes.activity(key, !change.snapshot())));
    change
        .before()
        .filter(
            image -> records.isSynchronized(image.get(table.name(ActivityColumn.TYPE)).orElse("")))
        .flatMap(image -> own(table, image))
        .ifPresent(changes::activityWasSynchronized);
  }

  private void participant(RowChange change, ChangeSet changes) {
    if (change.snapshot()) {
      return; // the snapshot of the activities reads all of each
    }
    Table<ParticipantColumn> table = mapping.participant();
    for (RowImage image : change.images()) {
      key(
              image,
              table.name(ParticipantColumn.ACTIVITY_STATION),
              table.name(ParticipantColumn.ACTIVITY_SERIAL))
          .ifPresent(key -> changes.activity(key, true));
    }
  }

  private void link(RowChange change, ChangeSet changes) {
    if (change.snapshot()) {
      return;
    }
    Table<LinkColumn> table = mapping.link();
    for (RowImage image : change.images()) {
      boolean ours =
          image.get(table.name(LinkColumn.SYSTEM)).equals(Optional.of(mapping.linkSystem()));
      Optional<RecordKey> activity =
          key(
              image,
              table.name(LinkColumn.ACTIVITY_STATION),
              table.name(LinkColumn.ACTIVITY_SERIAL));
      if (ours && activity.isPresent()) {
        changes.activity(activity.get(), true);
        image
            .get(table.name(LinkColumn.EXTERNAL_KEY))
            .flatMap(
                key ->
                    Link.appointment(key, image.get(table.name(LinkColumn.OCCURRENCE)).orElse("")))
            .ifPresent(appointment -> changes.formerKey(activity.get(), appointment));
      }
    }
  }

  private void person(RowChange change, ChangeSet changes) {
    Table<PersonColumn> table = mapping.person();
    List<String> columns =
        List.of(
            table.name(PersonColumn.EMAIL1),
            table.name(PersonColumn.EMAIL2),
            table.name(PersonColumn.EMAIL3));
    for (RowImage image : change.images()) {
      own(table, image).ifPresent(key -> changes.person(key, Set.of()));
    }
    change
        .before()
        .ifPresent(
            image ->
                own(table, image)
                    .ifPresent(key -> changes.person(key, addresses(image, columns.stream()))));
    if (differ(change, table.name(PersonColumn.EMAIL1))) {
      change.before().flatMap(i -> own(table, i)).ifPresent(changes::readdressedPerson);
    }
  }

  private void rep(RowChange change, ChangeSet changes) {
    Table<RepColumn> table = mapping.rep();
    String email = table.name(RepColumn.EMAIL);
    for (RowImage image : change.images()) {
      own(table, image).ifPresent(key -> changes.rep(key, Set.of()));
    }
    change
        .before()
        .ifPresent(
            image ->
                own(table, image)
                    .ifPresent(key -> changes.rep(key, addresses(image, Stream.of(email)))));
    if (differ(change, email)
        || differ(change, table.name(RepColumn.GROUP))
        || differ(change, table.name(SystemColumn.DELETE_CODE))) {
      change.images().stream()
          .flatMap(image -> own(table, image).stream())
          .forEach(changes::readdressedRep);
    }
  }

  private static boolean differ(RowChange change, String column) {
    return !change.snapshot()
        && !change
            .before()
            .flatMap(image -> image.get(column))
            .equals(change.after().flatMap(image -> image.get(column)));
  }

  private static Set<EmailAddress> addresses(RowImage image, Stream<String> columns) {
    return columns
        .flatMap(column -> image.get(column).stream())
        .map(EmailAddress::new)
        .filter(address -> !address.value().isEmpty())
        .collect(Collectors.toSet());
  }

  private static Optional<RecordKey> own(Table<?> table, RowImage image) {
    return key(image, table.name(SystemColumn.STATION), table.name(SystemColumn.SERIAL));
  }

  private static Optional<RecordKey> key(RowImage image, String station, String serial) {
    try {
      return image
          .get(station)
          .flatMap(
              s ->
                  image
                      .get(serial)
                      .map(n -> new RecordKey(Integer.parseInt(s), Long.parseLong(n))));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a negative number: no key of the CRM
    }
  }

  private static String qualified(Table<?> table, String column) {
    return table.qualified() + "." + column;
  }
}
