/** From the write-ahead log of the CRM to the topics. */
@NullMarked
package dev.lockstep.crm.capture;

import org.jspecify.annotations.NullMarked;
