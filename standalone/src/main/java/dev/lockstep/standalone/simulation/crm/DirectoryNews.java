package dev.lockstep.standalone.simulation.crm;

import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.database.Database;
import java.util.List;
import java.util.Map;

/** What is to be published of persons and reps: by what they are found, or are found no more. */
final class DirectoryNews {

  private final Database database;

  DirectoryNews(Database database) {
    this.database = database;
  }

  List<Outgoing<DirectoryKey, DirectoryEntry>> of(Customer customer) {
    DirectoryKey key = DirectoryKey.of(Subject.of(customer.address()), customer.entry());
    return List.of(
        database.isKnown(customer)
            ? Outgoing.of(Topics.CRM_DIRECTORY, key, customer.entry())
            : Outgoing.tombstone(Topics.CRM_DIRECTORY, key));
  }

  List<Outgoing<DirectoryKey, DirectoryEntry>> of(Colleague rep) {
    return List.of(
        entry(Subject.of(rep.address()), rep.personEntry()),
        entry(Subject.of(rep.rep().id()), rep.repEntry(database.isEnabled(rep))),
        entry(Subject.of(rep.address()), rep.repEntry(database.isEnabled(rep))));
  }

  private static Outgoing<DirectoryKey, DirectoryEntry> entry(
      Subject subject, DirectoryEntry entry) {
    return Outgoing.of(Topics.CRM_DIRECTORY, DirectoryKey.of(subject, entry), entry);
  }

  /** The records in which a person is entered without an address. */
  List<RecordKey> naming(Customer customer) {
    ParticipantRef ref = new ParticipantRef.External(customer.person().person());
    return database.activities().entrySet().stream()
        .filter(
            entry ->
                entry.getValue().members().stream()
                    .anyMatch(member -> member.ref().equals(ref) && member.email().isEmpty()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
