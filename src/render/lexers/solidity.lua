-- Solidity.
local l = require('lexer')

return l.simple{
  name = 'solidity', line = {'//'}, block = {'/*', '*/'}, calls = true, upper = true,
  keywords = [[abstract anonymous as assembly break calldata catch constant constructor continue contract delete do else emit enum event external
    fallback final for function if immutable import indexed interface internal is library mapping memory modifier new override payable pragma
    private public pure receive return returns revert storage struct throw try type unchecked using view virtual while]],
  types = 'address bool bytes bytes32 int int256 string uint uint8 uint256', constants = 'true false this super msg block tx wei gwei ether',
}
