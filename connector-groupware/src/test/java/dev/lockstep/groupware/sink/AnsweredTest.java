package dev.lockstep.groupware.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.context.OwnWrites;
import dev.lockstep.groupware.context.OwnWrites.Claim;
import dev.lockstep.groupware.context.OwnWrites.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweredTest {

  private final OwnWrites writes = new OwnWrites();
  private final Request delete = new Request.Delete("a", "1");

  private boolean isStale(String etag) {
    return !writes.claim(List.of(new Claim(new Version("a", etag), Claim.NO_MATTER))).isEmpty();
  }

  @Test
  void whatWeDeletedIsStaleInEveryVersion() {
    new Answered(delete, new Answer.Nothing()).remember(writes);

    assertThat(isStale("2")).isTrue();
    assertThat(isStale("1")).as("the one that we replaced, for good").isTrue();
  }

  @Test
  void whatWeFoundGoneIsStaleToo() {
    new Answered(delete, new Answer.Failed(new GraphError.NotFound("404"))).remember(writes);

    assertThat(isStale("2")).isTrue();
  }

  @Test
  void whatCouldNotBeDeletedIsThere() {
    new Answered(delete, new Answer.Failed(new GraphError.Conflict("412", "412"))).remember(writes);

    assertThat(isStale("2")).isFalse();
  }
}
