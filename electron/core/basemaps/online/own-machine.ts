import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses that mean this machine, and those that machines give themselves. */
const OWN = new BlockList();
OWN.addSubnet('0.0.0.0', 8);
OWN.addSubnet('127.0.0.0', 8);
OWN.addSubnet('169.254.0.0', 16);
OWN.addAddress('::', 'ipv6');
OWN.addAddress('::1', 'ipv6');
OWN.addSubnet('fe80::', 10, 'ipv6');

/** Whether a host is named by number, or as this machine: who typed that meant it. */
export const isPlainlyTyped = (hostname: string): boolean =>
  isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || /(^|\.)localhost$/i.test(hostname);

/**
 * Finds the addresses of a name as usual, without those of this machine: a name of the network must not lead to what other
 * programs offer here.
 */
export const lookupElsewhere: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) {
      callback(error, '');
      return;
    }
    const [first, ...more] = found.filter(
      ({ address, family }) => !OWN.check(address, family === 6 ? 'ipv6' : 'ipv4'),
    );
    if (first === undefined) callback(new Error('the name leads to this machine'), '');
    else if (options.all) callback(null, [first, ...more]);
    else callback(null, first.address, first.family);
  });
};
