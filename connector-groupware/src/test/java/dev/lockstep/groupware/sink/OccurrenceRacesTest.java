package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands about occurrences of series that somebody has changed in between. */
class OccurrenceRacesTest {

  private final OccurrenceBench bench = new OccurrenceBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void anEditOfAnotherOccurrenceIsNoConflict() throws Exception {
    GroupwareCommand command = bench.renaming(OccurrenceBench.DATE, "Lunch");
    bench.edit(OccurrenceBench.START, "{'subject':'Edited'}");
    bench.graph().delete(ADA, bench.instance(OccurrenceBench.START.plusDays(1)).get("id").asText());

    bench.written(command);

    assertThat(bench.subjects()).hasSize(9).containsOnlyOnce("Lunch").containsOnlyOnce("Edited");
  }

  @Test
  void anEditOfTheSameOccurrenceIsAConflictThatShowsIt() throws Exception {
    GroupwareCommand command = bench.renaming(OccurrenceBench.DATE, "Lunch");
    bench.edit(OccurrenceBench.DATE, "{'subject':'Theirs'}");

    GroupwareResult result = bench.carryOut(command);

    assertThat(result).isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(bench.instance(OccurrenceBench.DATE).get("subject").asText()).isEqualTo("Theirs");
    assertThat(bench.lastPublished().series()).isEqualTo(bench.shown().series());
    assertThat(bench.lastPublished().anew()).containsExactly(OccurrenceBench.DATE);
    assertThat(bench.lastPublished().version()).isNotEqualTo(bench.shown().version());
  }

  @Test
  void anEditOfTheSeriesThatTheOccurrenceFollowsIsAConflict() throws Exception {
    GroupwareCommand command = bench.renaming(OccurrenceBench.DATE, "Lunch");
    bench.graph().change(ADA, bench.master(), "{'location':{'displayName':'Room 7'}}");

    assertThat(bench.carryOut(command)).isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(bench.subjects()).doesNotContain("Lunch");
  }

  @Test
  void anEditThatWasTakenBackIsNoConflict() throws Exception {
    GroupwareCommand command = bench.renaming(OccurrenceBench.DATE, "Lunch");
    bench.edit(OccurrenceBench.DATE, "{'subject':'Theirs'}");
    bench.edit(OccurrenceBench.DATE, "{'subject':'Standup'}");

    bench.written(command);

    assertThat(bench.subjects()).containsOnlyOnce("Lunch");
  }

  @Test
  void aDeletionOfWhatSomebodyEditedIsAConflict() throws Exception {
    GroupwareCommand command = bench.deleting(OccurrenceBench.DATE);
    bench.edit(OccurrenceBench.DATE, "{'subject':'Theirs'}");

    assertThat(bench.carryOut(command)).isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(bench.subjects()).hasSize(10).contains("Theirs");
  }

  @Test
  void ofASeriesThatIsGoneNothingIsLeftToDelete() throws Exception {
    GroupwareCommand deleting = bench.deleting(OccurrenceBench.DATE);
    GroupwareCommand renaming = bench.renaming(OccurrenceBench.DATE, "Lunch");
    bench.graph().delete(ADA, bench.master());

    assertThat(bench.carryOut(deleting)).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(bench.carryOut(renaming)).isInstanceOf(GroupwareResult.Conflict.class);
  }

  @Test
  void ofASeriesThatIsASingleEventNowNothingIsTouched() throws Exception {
    GroupwareCommand deleting = bench.deleting(OccurrenceBench.DATE);
    GroupwareCommand renaming = bench.renaming(OccurrenceBench.DATE, "Lunch");
    bench.graph().change(ADA, bench.master(), "{'recurrence':null}");

    assertThat(bench.carryOut(deleting)).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(bench.carryOut(renaming)).isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(
            bench
                .graph()
                .graph("GET", "/users/" + ADA + "/events/" + bench.master(), "")
                .get("subject")
                .asText())
        .isEqualTo("Standup");
  }
}
