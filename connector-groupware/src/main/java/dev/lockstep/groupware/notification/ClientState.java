package dev.lockstep.groupware.notification;

import dev.lockstep.model.appointment.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that proves that a notification answers a subscription of ours: computed from the
 * application's own secret and the mailbox, so that every instance knows it, also after a restart.
 */
public final class ClientState {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** Made from the application's own secret. */
  public ClientState(String secret) {
    this.key =
        new SecretKeySpec(
            ("lockstep notifications " + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** What a subscription to the mailbox is given: 64 characters. */
  public String of(EmailAddress mailbox) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of()
          .formatHex(mac.doFinal(mailbox.value().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Whether it is that of the mailbox; takes as long whether it is or not. */
  public boolean isOf(EmailAddress mailbox, String clientState) {
    return MessageDigest.isEqual(
        of(mailbox).getBytes(StandardCharsets.UTF_8), clientState.getBytes(StandardCharsets.UTF_8));
  }
}
