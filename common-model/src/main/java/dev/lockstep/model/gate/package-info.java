/** What appointments and gates tell each other: breakers of deletions and quotas of mails. */
@NullMarked
package dev.lockstep.model.gate;

import org.jspecify.annotations.NullMarked;
