package dev.lockstep.simulator.store;

import java.util.UUID;

/**
 * What is known about a user and his or her mailbox.
 *
 * @param restEnabled false: the user has no mailbox that Graph can reach
 * @param accessDenied true: the mailbox is outside the application's scope
 * @param onlineMeetings whether Teams meetings can be made
 */
public record MailboxSettings(
    UUID id,
    String userPrincipalName,
    String displayName,
    String timeZone,
    boolean restEnabled,
    boolean accessDenied,
    boolean onlineMeetings) {}
