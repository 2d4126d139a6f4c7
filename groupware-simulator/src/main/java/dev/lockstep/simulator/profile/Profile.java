package dev.lockstep.simulator.profile;

/**
 * What is disputed about the real service, as it is to be played now.
 *
 * @param deltaMaster whether delta lists the master of a series
 * @param deltaException whether delta lists exceptions fully or as sparsely as occurrences
 * @param deletedOccurrence whether the deletion of an occurrence shows as a change of its master
 * @param deadToken how a dead delta token is answered
 * @param visibilityDelay how many rounds later a write shows in delta
 * @param throttlingScope what the limit of concurrent requests counts
 * @param throttling whether the published limits are enforced
 * @param patternChange what a changed pattern does to the exceptions of a series
 * @param repeatedTransactionId the status of a POST whose transactionId is known
 * @param subscriptionMaxMinutes the longest life of a subscription
 */
public record Profile(
    DeltaMaster deltaMaster,
    DeltaException deltaException,
    DeletedOccurrence deletedOccurrence,
    DeadToken deadToken,
    int visibilityDelay,
    ThrottlingScope throttlingScope,
    boolean throttling,
    PatternChange patternChange,
    RepeatedTransactionId repeatedTransactionId,
    int subscriptionMaxMinutes) {

  /** The profile after start. */
  public static final Profile DEFAULT =
      new Profile(
          DeltaMaster.INCLUDED,
          DeltaException.FULL,
          DeletedOccurrence.MASTER,
          DeadToken.GONE,
          0,
          ThrottlingScope.MAILBOX,
          true,
          PatternChange.DROP_EXCEPTIONS,
          RepeatedTransactionId.CREATED,
          10080);

  /** A switch's position, by its name in JSON. */
  public interface Position {
    /** The name in JSON. */
    String text();
  }

  /** Whether delta lists the master of a series. */
  public enum DeltaMaster implements Position {
    INCLUDED("included"),
    OMITTED("omitted");

    private final String text;

    DeltaMaster(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** How delta lists an exception. */
  public enum DeltaException implements Position {
    FULL("full"),
    SPARSE("sparse");

    private final String text;

    DeltaException(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** Whether the deletion of an occurrence shows as a change of its master. */
  public enum DeletedOccurrence implements Position {
    MASTER("master"),
    SILENT("silent");

    private final String text;

    DeletedOccurrence(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** How a dead delta token is answered. */
  public enum DeadToken implements Position {
    GONE("410"),
    BAD_REQUEST("400"),
    RESYNC("resync");

    private final String text;

    DeadToken(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** What the limit of concurrent requests counts. */
  public enum ThrottlingScope implements Position {
    MAILBOX("mailbox"),
    APP("app");

    private final String text;

    ThrottlingScope(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** What a changed pattern does to the exceptions of a series. */
  public enum PatternChange implements Position {
    DROP_EXCEPTIONS("dropExceptions"),
    KEEP_EXCEPTIONS("keepExceptions");

    private final String text;

    PatternChange(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** The answer to a POST whose transactionId is known. */
  public enum RepeatedTransactionId implements Position {
    CREATED("201"),
    OK("200"),
    CONFLICT("409");

    private final String text;

    RepeatedTransactionId(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }
}
