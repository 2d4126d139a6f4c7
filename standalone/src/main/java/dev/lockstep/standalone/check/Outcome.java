package dev.lockstep.standalone.check;

import java.time.Duration;

/**
 * How a rule came out.
 *
 * @param groupware what stands in the mailbox now, in a few words
 * @param crm what stands in the CRM now, in a few words
 * @param latency from the answer to the edit until the other side had it
 */
record Outcome(String groupware, String crm, Duration latency) {}
