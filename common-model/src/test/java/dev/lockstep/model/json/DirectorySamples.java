package dev.lockstep.model.json;

import static dev.lockstep.model.json.Samples.ADA;
import static dev.lockstep.model.json.Samples.GW;
import static dev.lockstep.model.json.Samples.PERSON;
import static dev.lockstep.model.json.Samples.REP;
import static dev.lockstep.model.json.Samples.SUBJECT;
import static dev.lockstep.model.json.Samples.sample;

import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.json.Samples.Sample;
import dev.lockstep.model.topic.Topics;
import java.util.List;
import java.util.Optional;

/** Who is who, one record of every kind. */
final class DirectorySamples {

  private DirectorySamples() {}

  static List<Sample<?, ?>> all() {
    LookupKey lookup = new LookupKey(SUBJECT, GW);
    DirectoryEntry.RepEntry rep =
        new DirectoryEntry.RepEntry(
            new RecordKey(1, 7), new Text("Ada"), REP, Optional.of(ADA), true, Optional.of(PERSON));
    DirectoryEntry.PersonEntry person =
        new DirectoryEntry.PersonEntry(new RecordKey(1, 101), new Text("Carl"), PERSON);
    return List.of(
        sample("rep", Topics.CRM_DIRECTORY, DirectoryKey.of(SUBJECT, rep), rep),
        sample("person", Topics.CRM_DIRECTORY, DirectoryKey.of(SUBJECT, person), person),
        sample("lookup", Topics.DIRECTORY_LOOKUPS, lookup, new Lookup(lookup, 4)),
        sample(
            "answer", Topics.DIRECTORY_ANSWERS, lookup, new Answer(SUBJECT, List.of(rep, person))));
  }
}
