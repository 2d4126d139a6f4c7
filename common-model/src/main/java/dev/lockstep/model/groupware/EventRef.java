package dev.lockstep.model.groupware;

import dev.lockstep.model.appointment.EmailAddress;

/**
 * One event in one mailbox.
 *
 * @param mailbox the address by which the mailbox is synchronized
 * @param id Graph's immutable id ({@code Prefer: IdType="ImmutableId"}); case counts
 */
public record EventRef(EmailAddress mailbox, String id) {}
