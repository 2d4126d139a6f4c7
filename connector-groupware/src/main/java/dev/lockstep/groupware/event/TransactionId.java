package dev.lockstep.groupware.event;

import dev.lockstep.model.decision.CommandId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The {@code transactionId} of an event that a command creates: the same for each attempt, so that
 * Graph makes one event of them, and recognisable, because a delta page returns it but never the
 * extended property with the key.
 */
public final class TransactionId {

  private static final String OURS = "6c6f636b";
  private static final int REST = 24;

  private TransactionId() {}

  /** That of a command. */
  public static String of(CommandId command) {
    String rest =
        HexFormat.of()
            .formatHex(sha256(command.toString().getBytes(StandardCharsets.UTF_8)))
            .substring(0, REST);
    return OURS
        + "-"
        + rest.substring(0, 4)
        + "-"
        + rest.substring(4, 8)
        + "-"
        + rest.substring(8, 12)
        + "-"
        + rest.substring(12);
  }

  /** Whether an event with this transaction id was created by a command of ours. */
  public static boolean isOurs(String transactionId) {
    return transactionId.startsWith(OURS + "-");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
