package dev.lockstep.crm.capture;

import dev.lockstep.crm.database.DirectoryQuery;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.topic.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what is to be published of persons and reps that changed: an entry for each subject by which
 * somebody is found, and a tombstone for each by which nobody is found there any more.
 */
final class DirectoryAssembler {

  private static final String PERSONS = "kp/";
  private static final String REPS = "id/";

  private final DirectoryQuery query;

  DirectoryAssembler(DirectoryQuery query) {
    this.query = query;
  }

  void assemble(Connection connection, ChangeSet changes, List<Outgoing<?, ?>> out)
      throws SQLException {
    Map<RecordKey, Set<EmailAddress>> persons = changes.persons();
    Set<DirectoryKey> found = new HashSet<>();
    for (DirectoryQuery.Person person : query.persons(connection, persons.keySet())) {
      person.addresses().forEach(address -> add(Subject.of(address), person.entry(), found, out));
    }
    Set<RecordKey> reps = new LinkedHashSet<>(changes.reps().keySet());
    reps.addAll(query.repsOf(connection, persons.keySet()));
    for (DirectoryEntry.RepEntry rep : query.reps(connection, reps)) {
      add(Subject.of(rep.rep().id()), rep, found, out);
      rep.address().ifPresent(address -> add(Subject.of(address), rep, found, out));
    }
    persons.forEach(
        (key, former) ->
            former.forEach(address -> gone(Subject.of(address), PERSONS + key, found, out)));
    changes
        .reps()
        .forEach(
            (key, former) -> {
              former.forEach(address -> gone(Subject.of(address), REPS + key, found, out));
              gone(Subject.of(RepId.of(key)), REPS + key, found, out);
            });
  }

  private static void add(
      Subject subject, DirectoryEntry entry, Set<DirectoryKey> found, List<Outgoing<?, ?>> out) {
    DirectoryKey key = DirectoryKey.of(subject, entry);
    if (found.add(key)) {
      out.add(Outgoing.of(Topics.CRM_DIRECTORY, key, entry));
    }
  }

  private static void gone(
      Subject subject, String record, Set<DirectoryKey> found, List<Outgoing<?, ?>> out) {
    DirectoryKey key = new DirectoryKey(subject, record);
    if (!found.contains(key)) {
      out.add(Outgoing.tombstone(Topics.CRM_DIRECTORY, key));
    }
  }
}
